"""The machines on the desk: wires, frames and simulators; the only room that knows the serial port."""
