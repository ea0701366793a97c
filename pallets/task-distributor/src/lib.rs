//! Computing requests, their fee, the draw of their committees and their outcome.
