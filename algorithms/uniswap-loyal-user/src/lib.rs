//! The score of a loyal Uniswap user.
