"""The method as pure values and functions: no input, output, clock or chance."""
