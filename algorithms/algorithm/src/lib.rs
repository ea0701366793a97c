//! What a scoring algorithm is written against.
