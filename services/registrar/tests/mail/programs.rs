//! How programs for mail quote what they answer or pass on.

/// A person's text, who wrote the original, and the original.
pub(crate) type Quote = fn(&str, &str, &str) -> String;

const ADDRESS: &str = "verify@registrar.example";

fn marked(mark: &str, original: &str) -> String {
	original.split('\n').map(|line| format!("{mark}{line}\n")).collect()
}

/// Lines of at most 76 characters, as far as there are spaces.
fn broken(text: &str) -> String {
	let mut lines = vec![String::new()];
	for word in text.split(' ') {
		if lines.last().unwrap().chars().count() + word.chars().count() > 75 {
			lines.push(String::new());
		}
		let line = lines.last_mut().unwrap();
		if !line.is_empty() {
			line.push(' ');
		}
		line.push_str(word);
	}
	lines.join("\n")
}

fn header(names: [&str; 4], who: &str) -> String {
	let [from, sent, to, subject] = names;
	format!(
		"{from}: {who} <{ADDRESS}>\n{sent}: Monday, June 1, 2026 10:00 AM\n{to}: Alice\n\
		{subject}: Is this your on-chain identity?\n"
	)
}

const ENGLISH: [&str; 4] = ["From", "Sent", "To", "Subject"];
const GERMAN: [&str; 4] = ["Von", "Gesendet", "An", "Betreff"];
const CHINESE: [&str; 4] = ["发件人", "发送时间", "收件人", "主题"];

/// Plain texts.
pub(crate) const TEXTS: [(&str, Quote); 20] = [
	("Gmail", |text, who, original| {
		let wrote = broken(&format!("On Mon, Jun 1, 2026 at 10:00 AM {who} <{ADDRESS}> wrote:"));
		format!("{text}\n\n{wrote}\n\n{}", marked("> ", original))
	}),
	("Gmail in Spanish", |text, who, original| {
		let wrote =
			broken(&format!("El lun, 1 jun 2026 a las 10:00, {who} (<{ADDRESS}>) escribió:"));
		format!("{text}\n\n{wrote}\n\n{}", marked("> ", original))
	}),
	("Gmail, passed on", |text, who, original| {
		let header = header(["From", "Date", "Subject", "To"], who);
		format!("{text}\n\n---------- Forwarded message ---------\n{header}\n\n{original}\n")
	}),
	("Thunderbird", |text, who, original| {
		format!("{text}\n\nOn 6/1/26 10:00, {who} wrote:\n{}", marked("> ", original))
	}),
	("Thunderbird, nested", |text, who, original| {
		let inner = format!("On 6/1/26 9:00, {who} wrote:\n{}", marked("> ", original));
		format!("{text}\n\nAm 01.06.26 um 10:00 schrieb Bob:\n{}", marked(">", &inner))
	}),
	("Thunderbird, passed on", |text, who, original| {
		let header = header(GERMAN, who);
		format!("{text}\n\n\n-------- Weitergeleitete Nachricht --------\n{header}\n{original}\n")
	}),
	("Apple Mail", |text, who, original| {
		let wrote = format!("On Jun 1, 2026, at 10:00, {who} <{ADDRESS}> wrote:\n\n{original}");
		format!("{text}\n\n{}\n", marked("> ", &wrote))
	}),
	("Apple Mail, passed on", |text, who, original| {
		let header = marked("> ", &header(["From", "Subject", "Date", "To"], who));
		format!("{text}\n\nBegin forwarded message:\n\n{header}{}", marked("> ", original))
	}),
	("iPhone", |text, who, original| {
		let quoted = marked("> ", original);
		let wrote = format!("> Am 01.06.2026 um 10:00 schrieb {who} <{ADDRESS}>:\n> \n");
		format!("{text}\n\nVon meinem iPhone gesendet\n\n{wrote}{quoted}")
	}),
	("Outlook", |text, who, original| {
		format!("{text}\n\n-----Original Message-----\n{}\n{original}\n", header(ENGLISH, who))
	}),
	("Outlook in German", |text, who, original| {
		let header = header(GERMAN, who);
		format!("{text}\n\n-----Ursprüngliche Nachricht-----\n{header}\n{original}\n")
	}),
	("Outlook on the web", |text, who, original| {
		let stroke = "_".repeat(32);
		format!("{text}\n\n{stroke}\n{}\n{original}\n", header(ENGLISH, who))
	}),
	("Outlook without a line", |text, who, original| {
		format!("{text}\n\n\n{}\n{original}\n", header(ENGLISH, who))
	}),
	("Outlook, from HTML", |text, who, original| {
		let header = header(["*From*", "*Sent*", "*To*", "*Subject*"], who);
		format!("{text}\n\n{header}\n{original}\n")
	}),
	("Outlook in Chinese", |text, who, original| {
		format!("{text}\n\n{}\n{original}\n", header(CHINESE, who).replace(": ", "："))
	}),
	("QQ Mail", |text, who, original| {
		let header = header(CHINESE, who);
		format!("{text}\n\n------------------ 原始邮件 ------------------\n{header}\n{original}\n")
	}),
	("Yahoo", |text, who, original| {
		let when = "On Monday, June 1, 2026 at 10:00:00 AM GMT+2";
		let wrote = format!("{when}, {who} <{ADDRESS}> wrote:  ");
		format!("{text}\n\n    {wrote}\n \n {}\n", original.replace('\n', "\n "))
	}),
	("Proton Mail", |text, who, original| {
		let wrote = format!("On Monday, June 1st, 2026 at 10:00, {who} <{ADDRESS}> wrote:");
		format!("{text}\n\n------- Original Message -------\n{wrote}\n\n{}", marked("> ", original))
	}),
	("Horde", |text, who, original| {
		format!("{text}\n\nQuoting {who} <{ADDRESS}>:\n\n{}", marked("> ", original))
	}),
	("Gnus, with initials", |text, who, original| {
		format!("{text}\n\n\"TR\" == {who} writes:\n\n{}", marked("  TR> ", original))
	}),
];

fn paragraphs(text: &str) -> String {
	text.split('\n').map(|line| format!("<div>{}</div>\n", escaped(line))).collect()
}

fn escaped(text: &str) -> String {
	text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn lines(text: &str) -> String {
	escaped(text).replace('\n', "<br>\n")
}

fn html_header(who: &str) -> String {
	let bold = |line: &str| {
		let (name, value) = line.split_once(": ").unwrap();
		format!("<b>{name}:</b> {}<br>\n", escaped(value))
	};
	header(ENGLISH, who).lines().map(bold).collect()
}

/// HTML, from programs that write nothing else.
pub(crate) const HTMLS: [(&str, Quote); 12] = [
	("Gmail", |text, who, original| {
		format!(
			"<div dir=\"ltr\">{}</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" \
			class=\"gmail_attr\">On Mon, Jun 1, 2026 at 10:00 AM {} &lt;<a href=\"mailto:{ADDRESS}\">\
			{ADDRESS}</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px \
			0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\">{}</blockquote></div>",
			lines(text),
			escaped(who),
			paragraphs(original)
		)
	}),
	("Thunderbird", |text, who, original| {
		format!(
			"<!DOCTYPE html>\n<html><head><meta http-equiv=\"content-type\" content=\"text/html; \
			charset=UTF-8\"></head><body text=\"#000000\"><p>{}</p>\n<div class=\"moz-cite-prefix\">On \
			6/1/26 10:00, {} wrote:<br></div><blockquote type=\"cite\" cite=\"mid:1@x\">{}</blockquote>",
			lines(text),
			escaped(who),
			lines(original)
		)
	}),
	("Thunderbird, passed on", |text, who, original| {
		format!(
			"<p>{}</p><div class=\"moz-forward-container\"><br>-------- Forwarded Message --------\
			<table class=\"moz-email-headers-table\"><tr><th>From: </th><td>{}</td></tr></table>{}</div>",
			lines(text),
			escaped(who),
			lines(original)
		)
	}),
	("Apple Mail", |text, who, original| {
		format!(
			"<html><head></head><body style=\"overflow-wrap: break-word;\">{}<br><div><br>\
			<blockquote type=\"cite\"><div>On Jun 1, 2026, at 10:00, {} wrote:</div><br>{}</blockquote>",
			lines(text),
			escaped(who),
			lines(original)
		)
	}),
	("Outlook", |text, who, original| {
		format!(
			"<html><head><style><!-- p.MsoNormal {{margin:0}} --></style></head><body lang=EN-US><div \
			class=WordSection1><p class=MsoNormal>{}<o:p></o:p></p><div><div style='border:none;border-top:\
			solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'><p class=MsoNormal>{}</p></div></div><p>{}</p>",
			lines(text),
			html_header(who),
			lines(original)
		)
	}),
	("Outlook on the web", |text, who, original| {
		format!(
			"<div class=\"elementToProof\" style=\"font-family: Aptos\">{}</div><div id=\"appendonsend\">\
			</div><hr style=\"display:inline-block;width:98%\" tabindex=\"-1\"><div id=\"divRplyFwdMsg\" \
			dir=\"ltr\">{}</div><div>{}</div>",
			lines(text),
			html_header(who),
			lines(original)
		)
	}),
	("Outlook on telephones", |text, who, original| {
		format!(
			"<div dir=\"auto\">{}</div><div id=\"mail-editor-reference-message-container\">{}{}</div>",
			lines(text),
			html_header(who),
			lines(original)
		)
	}),
	("Yahoo", |text, who, original| {
		format!(
			"<div class=\"ydp1\">{}</div><div id=\"yahoo_quoted_1\" class='yahoo_quoted'><div>On Monday, \
			{} wrote:</div>{}</div>",
			lines(text),
			escaped(who),
			lines(original)
		)
	}),
	("GMX", |text, who, original| {
		format!(
			"<div>{}</div><div name=\"quote\" style=\"margin:10px 5px; border-left:2px solid #C3D9E5;\">{}{}\
			</div>",
			lines(text),
			html_header(who),
			lines(original)
		)
	}),
	("Proton Mail", |text, who, original| {
		format!(
			"<div style=\"font-family: Arial\">{}</div><div class=\"protonmail_quote\">On Monday, {} wrote:\
			<br><blockquote class=\"protonmail_quote\" type=\"cite\">{}</blockquote></div>",
			lines(text),
			escaped(who),
			lines(original)
		)
	}),
	("a program that names nothing", |text, who, original| {
		format!(
			"<p>{}</p><p>{} wrote:</p><BLOCKQUOTE>{}</BLOCKQUOTE>",
			lines(text),
			escaped(who),
			lines(original)
		)
	}),
	("a program that shows text", |text, who, original| {
		let quoted = format!("On 6/1/26 10:00, {who} wrote:\n{}", marked("> ", original));
		format!("<html><body><pre>{}</pre></body></html>", escaped(&format!("{text}\n\n{quoted}")))
	}),
];
