"""Any picture's colours, made into sRGB of eight bits: RGB, or RGBA where it is transparent."""

from io import BytesIO

from PIL import Image, ImageCms

_SRGB = ImageCms.createProfile("sRGB")
_DEEP = ("I", "F", "I;16", "I;16B", "I;16L", "I;16N")


def is_transparent(image: Image.Image) -> bool:
    """Whether some pixel shows what is behind it; an alpha channel alone does not tell."""
    if not image.has_transparency_data:
        return False
    with_alpha = image if "A" in image.getbands() else image.convert("RGBA")
    opacities = with_alpha.getchannel("A").histogram()
    return any(opacities[:255])


def is_deep(image: Image.Image) -> bool:
    """More than eight bits for a pixel's grey."""
    return image.mode in _DEEP


def to_srgb(image: Image.Image) -> Image.Image:
    """``image`` itself where there is nothing to change."""
    mode = "RGBA" if is_transparent(image) else "RGB"
    shallow = _eight_bits(image)
    profile = image.info.get("icc_profile")
    if profile and shallow.mode in ("L", "RGB", "RGBA", "CMYK"):
        shallow = _through(profile, shallow, "RGBA" if shallow.mode == "RGBA" else "RGB")
    return shallow.convert(mode) if shallow.mode != mode else shallow


def on_white(pixels: Image.Image) -> Image.Image:
    if pixels.mode != "RGBA":
        return pixels
    paper = Image.new("RGB", pixels.size, "white")
    paper.paste(pixels, mask=pixels.getchannel("A"))
    return paper


def _eight_bits(image: Image.Image) -> Image.Image:
    """Pillow cuts deep greys off at 255 when it converts them; they are scaled instead."""
    if not is_deep(image):
        return image
    return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")


def _through(profile: bytes, image: Image.Image, mode: str) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(image, source, _SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile nobody can read leaves the colours as every browser would show them.
        return image
    return changed or image
