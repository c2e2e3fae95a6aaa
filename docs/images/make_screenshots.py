"""Makes the README's pictures: an invented conversation, light and dark."""

from pathlib import Path

from studio import DESK, PHONE, studio, talk

HERE = Path(__file__).resolve().parent


def take(page, name, size):
    page.set_viewport_size(size)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.screenshot(path=HERE / f"{name}-{scheme}.png")


if __name__ == "__main__":
    with studio() as made:
        visitor, bram = made.visitor(), made.colleague("bram")
        visitor.arrives()
        take(visitor.page, "visitor-home", PHONE)
        visitor.starts()
        take(visitor.page, "visitor-queue", PHONE)
        bram.signs_in().claims()
        talk(visitor, bram)
        take(visitor.page, "visitor-conversation", PHONE)
        take(bram.page, "workspace", DESK)
