//! Links the module as the network wants it.

fn main() {
	litentry_algorithm::bound_memory();
}
