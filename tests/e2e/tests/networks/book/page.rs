//! A page of the book: Markdown with commands, and here and there what they print.

/// The commands of a page, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
	pub(super) scenes: Vec<Scene>,
}

/// One block of commands, and the block of text that follows it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scene {
	pub(super) commands: String,
	/// Lines that are printed in this order, others between them; `…` stands for anything.
	expected: Vec<String>,
}

impl Page {
	pub(super) fn read(markdown: &str) -> Self {
		let mut page = Self::default();
		let mut lines = markdown.lines();
		while let Some(line) = lines.next() {
			let block = lines.by_ref().take_while(|line| *line != "```");
			if line == "```sh" {
				page.scenes.push(Scene { commands: joined(block), expected: Vec::new() });
			} else if line == "```text" {
				let scene = page.scenes.last_mut().expect("text follows commands");
				scene.expected = block.map(str::to_owned).collect();
			}
		}
		page
	}
}

impl Scene {
	/// Whether the expected lines are among the printed ones, in this order.
	pub(super) fn expects(&self, printed: &str) -> bool {
		let mut lines = printed.lines();
		self.expected.iter().all(|pattern| lines.any(|line| fits(pattern, line)))
	}
}

fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
	lines.flat_map(|line| [line, "\n"]).collect()
}

/// Whether the line is the pattern, with anything in place of each `…`.
fn fits(pattern: &str, line: &str) -> bool {
	let Some((start, rest)) = pattern.split_once('…') else { return pattern == line };
	let Some(mut line) = line.strip_prefix(start) else { return false };
	let mut pieces: Vec<&str> = rest.split('…').collect();
	let end = pieces.pop().unwrap_or_default();
	for piece in pieces {
		let Some((_, after)) = line.split_once(piece) else { return false };
		line = after;
	}
	line.ends_with(end)
}

#[test]
fn an_ellipsis_stands_for_anything() {
	for (pattern, line) in
		[("…", ""), ("…b…", "abc"), ("a…c", "abbc"), ("a…b…c", "aabbcc"), ("a", "a")]
	{
		assert!(fits(pattern, line), "{pattern} {line}");
	}
	for (pattern, line) in [("a…", "ba"), ("…a", "ab"), ("a", "ab"), ("a…b…c", "acb"), ("", "a")]
	{
		assert!(!fits(pattern, line), "{pattern} {line}");
	}
}

#[test]
fn text_belongs_to_the_commands_before_it() {
	let page =
		Page::read("# Title\n\n```sh\necho a\n```\n\n```text\na\n```\n\n```sh\necho b\n```\n");
	let first = Scene { commands: "echo a\n".to_owned(), expected: vec!["a".to_owned()] };
	let second = Scene { commands: "echo b\n".to_owned(), expected: Vec::new() };
	assert_eq!(page, Page { scenes: vec![first, second] });
	assert!(page.scenes[0].expects("x\na\n"));
	assert!(!page.scenes[0].expects("x\n"));
}
