"""What the people of the world wrote, by channel: plain notes first, then those of the other genres."""

from tallgrass.simulation.texts import (
    collections,
    evaluations,
    fashion,
    film,
    fitness,
    food,
    handmade,
    home,
    makeup,
    pets,
    places,
    questions,
    reading,
    skincare,
    travel,
    tutorials,
)
from tallgrass.simulation.types import Channel, WrittenNote

_PLAIN: dict[Channel, list[WrittenNote]] = {
    Channel.FASHION: fashion.NOTES,
    Channel.SKINCARE: skincare.NOTES,
    Channel.MAKEUP: makeup.NOTES,
    Channel.FOOD: food.NOTES,
    Channel.TRAVEL: travel.NOTES,
    Channel.FILM: film.NOTES,
    Channel.FITNESS: fitness.NOTES,
    Channel.HOME: home.NOTES,
    Channel.HANDMADE: handmade.NOTES,
    Channel.READING: reading.NOTES,
    Channel.PETS: pets.NOTES,
}
_GENRES = (evaluations.NOTES, tutorials.NOTES, places.NOTES, questions.NOTES, collections.NOTES)

WRITTEN: dict[Channel, list[WrittenNote]] = {
    channel: [*notes, *(note for genre in _GENRES for note in genre.get(channel, ()))] for channel, notes in _PLAIN.items()
}
