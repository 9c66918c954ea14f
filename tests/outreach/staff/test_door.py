"""The door lets nobody try without end."""

from outreach.staff.door import ALTOGETHER, PER_ADDRESS, Door


def test_ten_tries_a_minute_from_one_address(clock):
    door = Door(clock)

    assert [door.lets_try("10.0.0.1") for _ in range(PER_ADDRESS + 1)] == [True] * PER_ADDRESS + [False]
    assert door.lets_try("10.0.0.2")
    clock.forward(seconds=60)
    assert door.lets_try("10.0.0.1")


def test_no_more_than_sixty_a_minute_from_all(clock):
    door = Door(clock)

    assert sum(door.lets_try(f"10.0.0.{number}") for number in range(200)) == ALTOGETHER
