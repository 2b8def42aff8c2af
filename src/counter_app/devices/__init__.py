"""The machines on the desk: wires, frames, simulators; only here is a serial port opened."""
