//! Where facts about an external account are read.
