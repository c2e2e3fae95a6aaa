"""A certificate authority for a moment: its root, and certificates for names."""

import subprocess
from pathlib import Path


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, stdin=subprocess.DEVNULL, capture_output=True)


class Authority:
    """One that nobody trusts but who is given its `root`."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir()
        self.root, self.key = self.folder / "root.pem", self.folder / "root.key"
        openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", 2, "-subj", "/CN=a root for tests",
            "-keyout", self.key, "-out", self.root)

    def certificate(self, name):
        """For one host name: the files of the certificate and of its private key."""
        request, certificate, key = (self.folder / f"{name}.{kind}" for kind in ("csr", "pem", "key"))
        names = self.folder / f"{name}.names"
        names.write_text(f"subjectAltName=DNS:{name}\n")
        openssl(
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}", "-keyout", key,
            "-out", request)
        openssl(
            "x509", "-req", "-in", request, "-CA", self.root, "-CAkey", self.key, "-CAcreateserial", "-days", 2, "-extfile", names,
            "-out", certificate)
        return certificate, key
