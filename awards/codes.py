"""全国地方公共団体コード: two digits of prefecture, three of municipality, one check digit."""

_WEIGHTS = (6, 5, 4, 3, 2)


def check_digit(five: str) -> int:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, five, strict=True))
    return (11 - total % 11) % 10


def is_code(six: str) -> bool:
    """Whether ``six`` can be a code. About one mistyped digit in fifty still passes."""
    if len(six) != 6 or not (six.isascii() and six.isdigit()):
        return False
    return "01" <= six[:2] <= "47" and check_digit(six[:5]) == int(six[5])
