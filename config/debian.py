"""Debian's packages: which are missing, and installing them. Standard library only."""

import os
import shutil
import subprocess
import sys

QUIET = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}


def is_installed(package: str) -> bool:
    """The package is there and configured; where there is no dpkg, nothing is."""
    if not shutil.which("dpkg-query"):
        return False
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    answer = subprocess.run(query, capture_output=True, text=True, check=False)
    return answer.stdout == "installed"


def install(packages: list[str]) -> str:
    """Install the packages as root or through sudo; say what is in the way, or nothing."""
    root = _become_root()
    apt = ["env", *(f"{name}={value}" for name, value in QUIET.items()), "apt-get"]
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        return f"This machine has no apt-get: install what Debian calls {names} by its own means."
    if root is None:
        return f"Neither root nor sudo here. As root, run: apt-get install -y {names}"
    subprocess.run([*root, *apt, "update", "--quiet", "--quiet"], check=False)
    wanted = [*root, *apt, "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    if subprocess.run(wanted, check=False).returncode:
        return f"apt-get could not install {names}; its own words are above."
    return ""


def _become_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    # Without a terminal sudo could only wait for a password for ever.
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]
