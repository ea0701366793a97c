//! Sizes: what bounds the time of a check, and of preparing and running what passes it.

use wasmparser::{
	CompositeInnerType, FunctionBody, MemorySectionReader, MemoryType, Payload, RecGroup,
	TableType, TypeSectionReader,
};

use crate::{Feature, Item, MAX_MEMORY_PAGES, Refusal};

/// Checks one part of a module. What cannot be read here is left for the validator to refuse.
pub(super) fn check(payload: &Payload) -> Result<(), Refusal> {
	match payload {
		Payload::TypeSection(types) => check_types(types),
		Payload::ImportSection(imports) if imports.count() > 0 => {
			Err(Refusal::Import { count: imports.count() })
		}
		Payload::FunctionSection(functions) => at_most(Item::Functions, functions.count()),
		Payload::TableSection(tables) => {
			tables.clone().into_iter().flatten().try_for_each(|table| check_table(&table.ty))
		}
		Payload::MemorySection(memories) => check_memories(memories),
		Payload::GlobalSection(globals) => at_most(Item::Globals, globals.count()),
		Payload::ExportSection(exports) => at_most(Item::Exports, exports.count()),
		Payload::StartSection { .. } => Err(Refusal::StartFunction),
		Payload::CodeSectionEntry(body) => check_locals(body),
		_ => Ok(()),
	}
}

fn at_most(item: Item, count: impl Into<u64>) -> Result<(), Refusal> {
	let count = count.into();
	if count > item.limit() { Err(Refusal::TooMany { item, count }) } else { Ok(()) }
}

fn check_types(types: &TypeSectionReader) -> Result<(), Refusal> {
	at_most(Item::Types, types.count())?;
	types.clone().into_iter().flatten().try_for_each(|group| check_parameters(&group))
}

// A call takes two bytes however many parameters it has, so these bound the work per byte.
fn check_parameters(group: &RecGroup) -> Result<(), Refusal> {
	group.types().try_for_each(|ty| match &ty.composite_type.inner {
		CompositeInnerType::Func(function) => {
			at_most(Item::Parameters, function.params().len() as u64)
		}
		_ => Ok(()),
	})
}

fn check_table(table: &TableType) -> Result<(), Refusal> {
	at_most(Item::TableEntries, table.maximum.unwrap_or(0).max(table.initial))
}

fn check_memories(memories: &MemorySectionReader) -> Result<(), Refusal> {
	if memories.count() > 1 {
		let offset = memories.range().start;
		return Err(Refusal::Forbidden { feature: Feature::MultiMemory, offset });
	}
	memories.clone().into_iter().flatten().try_for_each(|memory| check_memory(&memory))
}

fn check_memory(memory: &MemoryType) -> Result<(), Refusal> {
	match memory.maximum {
		None => Err(Refusal::MemoryUnbounded),
		Some(pages) if pages > MAX_MEMORY_PAGES => Err(Refusal::MemoryTooLarge { pages }),
		Some(_) => Ok(()),
	}
}

// Locals are declared in runs: a few bytes can declare any number, and each call sets all to zero.
fn check_locals(body: &FunctionBody) -> Result<(), Refusal> {
	let runs = body.get_locals_reader()?.into_iter().flatten();
	let count = runs.fold(0u64, |total, (count, _)| total.saturating_add(count.into()));
	at_most(Item::Locals, count)
}
