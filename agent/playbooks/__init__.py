"""The five guides as data, and the engine that turns facts into decisions. Knows no Gmail."""
