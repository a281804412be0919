from django.apps import AppConfig


class SimulationConfig(AppConfig):
    name = "tallgrass.simulation"
    label = "simulation"
