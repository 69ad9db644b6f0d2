//! Placeholder of the floor `archive`.
