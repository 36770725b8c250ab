"""Fetch the NL Design System styles that pages use, once, into the package.

Run by hand when a version is raised: `python scripts/vendor_styles.py`. It needs npm and whatever
registry npm is set up with; a build of a site needs neither.
"""

import subprocess
import tarfile
import tempfile
from pathlib import Path

STATIC = Path(__file__).parent.parent / "src/perspectief/publication/static"
VENDOR = STATIC / "vendor"

# package, version, file in the package, what it is used for
PACKAGES = (
    ("@nl-design-system-candidate/heading-css", "1.1.3", "dist/heading.css", "headings"),
    ("@nl-design-system-candidate/paragraph-css", "2.1.3", "dist/paragraph.css", "paragraphs"),
    ("@nl-design-system-candidate/link-css", "2.0.3", "dist/link.css", "links"),
    ("@nl-design-system-candidate/skip-link-css", "1.0.5", "dist/skip-link.css", "the link past the header"),
    ("@nl-design-system-candidate/data-badge-css", "1.0.5", "dist/data-badge.css", "the status of a target"),
    ("@utrecht/document-css", "3.0.1", "dist/index.min.css", "the text of a page"),
    ("@utrecht/page-header-css", "3.0.2", "dist/index.min.css", "the header of a page"),
    ("@utrecht/page-footer-css", "4.0.2", "dist/index.min.css", "the footer of a page"),
    ("@utrecht/breadcrumb-nav-css", "3.0.1", "dist/index.min.css", "the way up"),
    ("@utrecht/table-css", "3.0.1", "dist/index.min.css", "tables"),
    ("@utrecht/data-list-css", "3.0.1", "dist/index.min.css", "lists of names and values"),
    ("@utrecht/alert-css", "4.0.2", "dist/index.min.css", "notices"),
    ("@utrecht/figure-css", "3.0.1", "dist/index.min.css", "pictures with a caption"),
)

README = """# Styles of others

Components of the [NL Design System](https://nldesignsystem.nl), as published, one file each; only those
that pages use. Fetched by `scripts/vendor_styles.py`; change nothing here by hand. All are licensed
under the EUPL-1.2. The `@nl-design-system-candidate` components are by the NL Design System community;
the `@utrecht` components are copyright Frameless B.V. and Gemeente Utrecht.

| file | package | version | licence | used for |
| --- | --- | --- | --- | --- |
"""


def file_name(package: str) -> str:
    """ "@utrecht/table-css" -> "utrecht-table.css"."""
    scope, name = package.removeprefix("@").split("/")
    return f"{'utrecht' if scope == 'utrecht' else 'nl'}-{name.removesuffix('-css')}.css"


def fetch(package: str, version: str, path: str, into: Path) -> str:
    """The text of one file of one package, without the address of its source map."""
    done = subprocess.run(
        ["npm", "pack", f"{package}@{version}", "--silent"],
        cwd=into,
        check=True,
        capture_output=True,
        text=True,
    )
    with tarfile.open(into / done.stdout.strip().splitlines()[-1]) as archive:
        member = archive.extractfile(f"package/{path}")
        if member is None:
            raise FileNotFoundError(path)
        text = member.read().decode()
    return text.split("/*# sourceMappingURL")[0].strip() + "\n"


def main() -> None:
    """Write every style and the table of what it is."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for package, version, path, use in PACKAGES:
            name = file_name(package)
            (VENDOR / name).write_text(fetch(package, version, path, Path(folder)), encoding="utf-8")
            rows.append(f"| `{name}` | `{package}` | {version} | EUPL-1.2 | {use} |\n")
            print(name)
    (VENDOR / "README.md").write_text(README + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
