"""Who did what is kept for its term; then what the lines say is gone, and that they were there is still proven."""

from patience import until

YEAR = 366 * 86_400


def verified(site):
    said = site.run("audit", "verify")
    assert said.returncode == 0, said.stdout + said.stderr
    return said.stdout


def test_lines_past_their_term_are_emptied_and_the_trail_still_verifies(site):
    before = verified(site)
    head = before.strip().split("Head: ")[1]
    assert "emptied" not in before

    site.let_pass(6 * YEAR)
    until(lambda: "emptied" in verified(site))

    said = site.run("audit", "verify", "--head", head)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "whole up to line" in said.stdout
    assert "was emptied, the chain holds" in said.stdout
