//! Placeholder of the floor `app`.
