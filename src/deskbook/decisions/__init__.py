"""The decision engine: walk, prove, cover and compare decision trees."""
