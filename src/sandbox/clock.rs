//! The clock of one world: it follows the wall, is ahead of it or behind it, or stands still.

use jiff::{SignedDuration, Timestamp};

/// Where a world's clock starts and whether it runs; the same for all worlds of a run.
#[derive(Debug, Clone, Copy, Default)]
pub struct ClockSettings {
    /// What the clock shows when the run starts; the wall's time without it.
    pub start: Option<Timestamp>,
    /// The clock stands still until it is told to move.
    pub frozen: bool,
}

/// A world's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Shows the wall's time plus this.
    Running(SignedDuration),
    /// Shows this.
    Frozen(Timestamp),
}

impl Clock {
    /// A clock of a run that began when the wall showed `wall`.
    pub fn new(settings: ClockSettings, wall: Timestamp) -> Self {
        let start = settings.start.unwrap_or(wall);
        if settings.frozen {
            Self::Frozen(start)
        } else {
            Self::Running(start.duration_since(wall))
        }
    }

    /// What it shows when the wall shows `wall`.
    pub fn read(self, wall: Timestamp) -> Timestamp {
        match self {
            Self::Running(ahead) => wall.saturating_add(ahead).unwrap_or(Timestamp::MAX),
            Self::Frozen(at) => at,
        }
    }

    /// Moves it forward; a frozen one stays frozen, later.
    pub fn advance(&mut self, by: SignedDuration) {
        match self {
            Self::Running(ahead) => *ahead = ahead.saturating_add(by),
            Self::Frozen(at) => *at = at.saturating_add(by).unwrap_or(Timestamp::MAX),
        }
    }

    /// Makes it show `at` now, running or frozen as it was.
    pub fn set(&mut self, at: Timestamp, wall: Timestamp) {
        *self = match self {
            Self::Running(_) => Self::Running(at.duration_since(wall)),
            Self::Frozen(_) => Self::Frozen(at),
        };
    }

    /// Stops it where it is.
    pub fn freeze(&mut self, wall: Timestamp) {
        *self = Self::Frozen(self.read(wall));
    }

    /// Lets it run from where it is.
    pub fn resume(&mut self, wall: Timestamp) {
        *self = Self::Running(self.read(wall).duration_since(wall));
    }
}
