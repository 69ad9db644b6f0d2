//! Placeholder of the floor `runtime`.
