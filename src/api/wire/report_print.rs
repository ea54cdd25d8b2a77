//! Consumer reports on paper.

use super::pdf::Pdf;
use super::verification_report::deposits;
use crate::sandbox::Sandbox;
use crate::sandbox::check_reports::{CheckReport, Flow, ReportAccount, ReportItem, Stream};

/// A part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Accounts and what moved on them.
    Base,
    /// What a user earns.
    Income,
    /// What Prism Data makes of it.
    Partner,
    /// What a user owns.
    Assets,
    /// What has come in the last days, without amounts.
    Employment(u16),
}

impl Part {
    const fn title(self) -> &'static str {
        match self {
            Self::Base => "Base Report",
            Self::Income => "Income Insights",
            Self::Partner => "Partner Insights",
            Self::Assets => "Verification of Assets",
            Self::Employment(_) => "Employment Refresh",
        }
    }
}

/// Parts of a report as a PDF, under a title.
pub fn print(sandbox: &Sandbox, report: &CheckReport, title: &str, parts: &[Part]) -> Pdf {
    let items = sandbox.report_items(report);
    let mut lines = head(sandbox, report, title);
    for part in parts {
        lines.extend([String::new(), part.title().to_owned(), String::new()]);
        match part {
            Part::Base | Part::Assets => {
                for (item, account) in accounts(&items) {
                    lines.extend(account_head(sandbox, item, account));
                    lines.extend(money(item, account, *part == Part::Assets));
                }
            }
            Part::Employment(days) => {
                lines.push(fact("Days", &days.to_string()));
                for (item, account) in accounts(&items) {
                    lines.extend(account_head(sandbox, item, account));
                    let came = deposits(account, *days);
                    lines.extend(came.map(|it| {
                        format!(
                            "{:<12}{}",
                            it.date.to_string(),
                            it.details.original_description
                        )
                    }));
                }
            }
            Part::Income => {
                let wanted = report.terms.income.as_ref();
                let streams = sandbox.wanted_income(&items, wanted);
                lines.extend(streams.iter().flat_map(stream));
            }
            Part::Partner => lines.extend(partner(sandbox, report, &items)),
        }
    }
    Pdf::of_lines(&lines)
}

fn head(sandbox: &Sandbox, report: &CheckReport, title: &str) -> Vec<String> {
    let user = sandbox.user_by_id(&report.user_id);
    let name = user.and_then(|it| it.identity.as_ref()?.name.as_ref());
    let made = report.ready_at.strftime("%Y-%m-%dT%H:%M:%SZ");
    let mut lines = vec![
        title.to_owned(),
        String::new(),
        fact("Report ID", &report.id.to_string()),
        fact("Generated", &made.to_string()),
        fact("Days", &report.days().to_string()),
    ];
    if let Some(id) = &report.terms.client_report_id {
        lines.push(fact("Client's ID", id));
    }
    if let Some(name) = name {
        let name = format!("{} {}", name.given_name, name.family_name);
        lines.push(fact("Consumer", &name));
    }
    lines
}

fn fact(name: &str, value: &str) -> String {
    format!("{name:<14}{value}")
}

fn row(date: &str, text: &str, amount: f64) -> String {
    let text: String = text.chars().take(50).collect();
    format!("{date:<12}{text:<52}{amount:>14.2}")
}

fn accounts<'r, 'a>(
    items: &'r [ReportItem<'a>],
) -> impl Iterator<Item = (&'r ReportItem<'a>, &'r ReportAccount<'a>)> {
    let of = |item: &'r ReportItem<'a>| item.accounts.iter().map(move |it| (item, it));
    items.iter().flat_map(of)
}

fn account_head(sandbox: &Sandbox, of: &ReportItem<'_>, it: &ReportAccount<'_>) -> Vec<String> {
    let template = of.item.template(it.account);
    let institution = sandbox.institution(&of.item.institution_id);
    let owners = template.owners.iter().flat_map(|owner| &owner.names);
    let owners: Vec<&str> = owners.map(String::as_str).collect();
    let mut lines = vec![
        institution.map_or_else(String::new, |it| it.name.clone()),
        format!("{} ending in {}", template.name, template.mask),
    ];
    if !owners.is_empty() {
        lines.push(owners.join(", "));
    }
    lines
}

/// What an account held, and what moved on it; of deposits and withdrawals their own tables where
/// a lender looks at what somebody owns.
fn money(of: &ReportItem<'_>, it: &ReportAccount<'_>, apart: bool) -> Vec<String> {
    let balances = of.item.template(it.account).balances;
    let mut lines = Vec::new();
    if let Some(limit) = balances.limit {
        lines.push(row("", "Limit", limit));
    }
    lines.extend([
        row("", "Current balance", balances.current.unwrap_or_default()),
        row(
            "",
            "Average balance of 30 days",
            it.average_balance(Some(30)),
        ),
        row(
            "",
            "Average balance of 60 days",
            it.average_balance(Some(60)),
        ),
        row("", "Total inflow", it.total(Flow::In, None)),
        row("", "Total outflow", it.total(Flow::Out, None)),
    ]);
    let mut table = |title: &str, told: &dyn Fn(f64) -> bool| {
        lines.extend([String::new(), title.to_owned()]);
        let rows = it.transactions.iter().filter(|it| told(it.amount));
        lines.extend(rows.map(|it| {
            let text = &it.details.original_description;
            row(&it.date.to_string(), text, it.amount)
        }));
    };
    if apart {
        table("Deposits", &|amount| Flow::In.has(amount));
        table("Withdrawals", &|amount| !Flow::In.has(amount));
    } else {
        table("Transactions", &|_| true);
    }
    lines.push(String::new());
    lines
}

fn stream(it: &Stream<'_>) -> Vec<String> {
    let kind = it.kind();
    let mut lines = vec![
        it.source.description.clone(),
        fact("Category", &format!("{}.{}", kind.primary, kind.secondary)),
        fact("Frequency", it.source.frequency.as_str()),
        fact("Status", if it.active { "ACTIVE" } else { "INACTIVE" }),
        row("", "Net income of a month", it.monthly()),
        row("", "Gross income of a month", it.monthly_gross()),
    ];
    let paid = it.source.transactions.iter();
    lines.extend(paid.map(|paid| row(&paid.date.to_string(), &paid.name, paid.amount)));
    lines.push(String::new());
    lines
}

fn partner(sandbox: &Sandbox, report: &CheckReport, items: &[ReportItem<'_>]) -> Vec<String> {
    let findings = sandbox.findings(items);
    let versions = report.terms.prism;
    let scores = [
        ("CashScore", Some(versions.cash_score), false),
        ("FirstDetect", Some(versions.first_detect), true),
        ("Detect", versions.detect, true),
        ("Extend", versions.extend, false),
    ];
    let scores = scores.into_iter();
    let scores = scores.filter_map(|(name, version, early)| Some((name, version?, early)));
    let lines = scores.map(|(name, version, early)| {
        let score = findings.prism_score(version, early);
        let reasons = score.reasons.join(", ");
        fact(
            name,
            &format!("{} ({}), {reasons}", score.score, version.as_str()),
        )
    });
    lines.collect()
}
