"""What the people of the world wrote, by channel."""

from tallgrass.simulation.texts import fashion, film, fitness, food, handmade, home, makeup, pets, reading, skincare, travel
from tallgrass.simulation.types import Channel, WrittenNote

WRITTEN: dict[Channel, list[WrittenNote]] = {
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
