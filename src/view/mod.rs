//! Placeholder of the floor `view`.
