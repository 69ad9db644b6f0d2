//! Placeholder of the floor `cli`.
