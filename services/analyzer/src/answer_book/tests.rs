#![allow(clippy::unwrap_used)]

use litentry_knowledge::Value;
use litentry_observation::SourceBlock;
use tempfile::TempDir;

use super::*;

fn answer(count: u64) -> Answer {
	Answer { value: Value::Count(count), block: SourceBlock { number: 7, hash: [1; 32] } }
}

fn task(number: u8) -> TaskHash {
	TaskHash([number; 32])
}

async fn book(folder: &TempDir, limit: u32) -> AnswerBook {
	AnswerBook::open(&folder.path().join("answers.sqlite"), limit).await.unwrap()
}

#[tokio::test]
async fn the_first_answer_stands() {
	let folder = TempDir::new().unwrap();
	let book = book(&folder, 10).await;
	assert_eq!(book.find(&task(1)).await.unwrap(), None);
	assert_eq!(book.keep(&task(1), &answer(5)).await.unwrap(), answer(5));
	assert_eq!(book.keep(&task(1), &answer(6)).await.unwrap(), answer(5));
	assert_eq!(book.keep(&task(2), &answer(6)).await.unwrap(), answer(6));
	assert_eq!(book.find(&task(1)).await.unwrap(), Some(answer(5)));
}

#[tokio::test]
async fn an_answer_survives_a_restart() {
	let folder = TempDir::new().unwrap();
	book(&folder, 10).await.keep(&task(1), &answer(5)).await.unwrap();
	assert_eq!(book(&folder, 10).await.keep(&task(1), &answer(6)).await.unwrap(), answer(5));
}

#[tokio::test]
async fn the_newest_answers_are_kept() {
	let folder = TempDir::new().unwrap();
	let book = book(&folder, 3).await;
	for number in 0..5 {
		book.keep(&task(number), &answer(u64::from(number))).await.unwrap();
	}
	let mut kept = Vec::new();
	for number in 0..5 {
		kept.extend(book.find(&task(number)).await.unwrap());
	}
	assert_eq!(kept, [2, 3, 4].map(answer));
}

#[tokio::test]
async fn of_answers_given_at_once_one_stands() {
	let folder = TempDir::new().unwrap();
	let book = book(&folder, 10).await;
	let (task, first, second) = (task(1), answer(1), answer(2));
	let (a, b) = tokio::join!(book.keep(&task, &first), book.keep(&task, &second));
	assert_eq!(a.unwrap(), b.unwrap());
}
