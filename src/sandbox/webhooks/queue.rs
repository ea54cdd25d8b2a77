//! Which webhook is to be sent next. An endpoint gets one at a time, so that they arrive in order.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::WebhookId;

/// When a webhook is to be sent, whether others of that time go first, and which it is.
type Due = (Timestamp, usize, WebhookId);

/// What is to be sent, by endpoint.
#[derive(Debug, Default)]
pub(super) struct Queue {
    by_url: BTreeMap<String, Line>,
    /// The first in the line of every endpoint that is not busy.
    ready: BTreeSet<Due>,
}

#[derive(Debug, Default)]
struct Line {
    due: BTreeSet<Due>,
    busy: bool,
}

impl Queue {
    /// Has a webhook sent to `url` when it is due.
    pub(super) fn add(&mut self, url: &str, due: Due) {
        match self.by_url.get_mut(url) {
            Some(line) => {
                let before = line.due.first().copied();
                line.due.insert(due);
                if !line.busy && before.is_none_or(|before| due < before) {
                    if let Some(before) = before {
                        self.ready.remove(&before);
                    }
                    self.ready.insert(due);
                }
            }
            None => {
                let line = Line {
                    due: BTreeSet::from([due]),
                    busy: false,
                };
                self.by_url.insert(url.to_owned(), line);
                self.ready.insert(due);
            }
        }
    }

    /// The first that can be sent.
    pub(super) fn next(&self) -> Option<Due> {
        self.ready.first().copied()
    }

    /// Takes out the first of the line of `url`, which is busy from now on.
    pub(super) fn begin(&mut self, url: &str) {
        if let Some(line) = self.by_url.get_mut(url) {
            line.busy = true;
            if let Some(first) = line.due.pop_first() {
                self.ready.remove(&first);
            }
        }
    }

    /// The endpoint can take another.
    pub(super) fn end(&mut self, url: &str) {
        let Some(line) = self.by_url.get_mut(url) else {
            return;
        };
        line.busy = false;
        match line.due.first() {
            Some(first) => {
                self.ready.insert(*first);
            }
            None => {
                self.by_url.remove(url);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_endpoint_has_one_on_its_way() {
        let due = |second, id| (Timestamp::from_second(second).unwrap(), 0, WebhookId(id));
        let mut queue = Queue::default();
        queue.add("a", due(9, 1));
        queue.add("a", due(5, 2));
        queue.add("b", due(7, 3));
        assert_eq!(queue.next(), Some(due(5, 2)));
        queue.begin("a");
        assert_eq!(queue.next(), Some(due(7, 3)));
        queue.add("a", due(1, 4));
        queue.begin("b");
        assert_eq!(queue.next(), None);
        queue.end("b");
        assert_eq!(queue.next(), None);
        queue.end("a");
        assert_eq!(queue.next(), Some(due(1, 4)));
        queue.begin("a");
        queue.end("a");
        assert_eq!(queue.next(), Some(due(9, 1)));
        queue.begin("a");
        queue.end("a");
        assert!(queue.by_url.is_empty() && queue.ready.is_empty());
    }
}
