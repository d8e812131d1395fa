"""What a day is for in ordinary mail: `times/days.txt`."""

from tests.corpus.times.days import days_read, told

# What was reached: a share of the days, and of the days read those that are none. Half of these
# mails were written against the reader; single ones may fail.
LEAST, MOST_WRONG = 0.88, 0.12


def test_it_tells_what_the_days_of_ordinary_mail_are_for() -> None:
    """Last days, promises, silence and returns are found; days of other things are none of them."""
    wanted = read = right = 0
    missed: list[str] = []
    for one in told():
        labelled = {" ".join(said.split()[:2]) for said in one.said}
        found = days_read(one)
        wanted, read, right = (
            wanted + len(labelled),
            read + len(found),
            right + len(labelled & found),
        )
        if labelled != found:
            missed.append(f"{one.number} {one.message.subject}: {sorted(labelled ^ found)}")
    assert right >= LEAST * wanted, "\n".join(missed)
    assert read - right <= MOST_WRONG * read, "\n".join(missed)
