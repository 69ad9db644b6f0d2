//! Contacts in sentences of our own.
