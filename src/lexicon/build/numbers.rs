//! Words of the tables and their numbers, in the order of the library's enums.

/// Kinds of entries in the order of their numbers, as the library has them.
pub const KINDS: &[&str] = &[
    "country",
    "demonym",
    "city",
    "subdivision",
    "region",
    "org",
    "institution",
    "person",
    "metonym",
];

/// Classes of titles in the order of their numbers, as the library has them.
pub const TITLE_CLASSES: &[&str] = &[
    "head",
    "royal",
    "religious",
    "office",
    "minister",
    "official",
    "spokes",
    "io",
    "envoy",
    "legislator",
    "party",
    "judicial",
    "military",
    "police",
    "business",
    "expert",
    "media",
    "civil",
    "family",
    "honorific",
    "modifier",
    "suffix",
];

/// Roles of an office in the order of their numbers, as the library has them.
pub const ROLES: &[&str] = &[
    "", "HOS", "HOG", "HOS2", "HOG2", "FM", "DEF", "FIN", "INT", "JUS", "ECO", "TRADE", "ENERGY",
    "HEALTH", "NSA", "SG", "SPOX", "ENVOY",
];
