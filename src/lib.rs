//! dateline: a terminal news reader that knows who met whom.

pub mod text;

pub mod article;

pub mod lexicon;

pub mod analysis;

pub mod corrections;

pub mod timeline;

pub mod query;

pub mod archive;

pub mod export;

pub mod app;

pub mod view;

pub mod config;

pub mod runtime;

pub mod cli;
