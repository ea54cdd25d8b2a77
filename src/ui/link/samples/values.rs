//! The institutions and accounts of the samples.

use super::super::{
    Account, AccountsPane, BrandPane, Choice, DataKind, InstitutionMark, InstitutionsPane, Pane,
    Selection, Tile, Transparency,
};
use super::APP;

pub(super) fn institutions(query: &str) -> InstitutionsPane {
    let featured = [
        ("ins_56", "Chase", "www.chase.com", "#1352a1"),
        (
            "ins_127989",
            "Bank of America",
            "www.bankofamerica.com",
            "#c41230",
        ),
        ("ins_127991", "Wells Fargo", "www.wellsfargo.com", "#d71e28"),
        ("ins_5", "Citibank Online", "www.citi.com", "#003b70"),
        ("ins_109511", "Tartan Bank", "www.tartan.example", "#8b1e3f"),
        (
            "ins_109512",
            "Houndstooth Bank",
            "www.houndstooth.example",
            "#f2c94c",
        ),
        ("ins_19", "Regions Bank", "www.regions.com", "#528400"),
        ("ins_20", "Citizens Bank", "www.citizensbank.com", "#008555"),
        (
            "ins_15",
            "Navy Federal Credit Union",
            "www.navyfederal.org",
            "",
        ),
        ("ins_21", "Huntington Bank", "www.huntington.com", ""),
        ("ins_13", "PNC", "www.pnc.com", "#f58025"),
    ];
    let more = [
        (
            "ins_130016",
            "First Platypus Balance Bank",
            "www.plaid.com",
            "#0075a3",
        ),
        ("ins_109509", "First Gingham Credit Union", "", ""),
        ("ins_109510", "Tattersall Federal Credit Union", "", ""),
        ("ins_115616", "Vanguard", "www.vanguard.com", ""),
    ];
    let brand = Tile {
        choice: Choice::Brand {
            brand: "first_platypus_bank".to_owned(),
            institution_id: "ins_109508".to_owned(),
        },
        ..tile(("", "First Platypus Bank", "www.plaid.com", "#0075a3"))
    };
    let mut featured: Vec<Tile> = featured.into_iter().map(tile).collect();
    featured.insert(4, brand);
    InstitutionsPane {
        title: "Select your institution".to_owned(),
        nothing: (
            "Nothing matches your search".to_owned(),
            "Check the spelling, or try a shorter part of the name.".to_owned(),
        ),
        search_label: "Search".to_owned(),
        query: query.to_owned(),
        featured,
        more: more.into_iter().map(tile).collect(),
        brands: vec![platypus()],
    }
}

pub(super) fn platypus() -> BrandPane {
    let institutions = [
        (
            "ins_109508",
            "First Platypus Bank",
            "www.plaid.com",
            "#0075a3",
        ),
        (
            "ins_129644",
            "First Platypus Bank - OAuth",
            "www.plaid.com",
            "#0075a3",
        ),
    ];
    BrandPane {
        brand: "first_platypus_bank".to_owned(),
        name: "First Platypus Bank".to_owned(),
        colour: "#0075a3".to_owned(),
        institutions: institutions.into_iter().map(tile).collect(),
    }
}

fn tile((institution_id, name, website, colour): (&str, &str, &str, &str)) -> Tile {
    Tile {
        choice: Choice::Institution {
            institution_id: institution_id.to_owned(),
        },
        name: name.to_owned(),
        website: website.to_owned(),
        colour: colour.to_owned(),
        keywords: String::new(),
    }
}

pub(super) fn platypus_bank() -> InstitutionMark {
    InstitutionMark {
        name: "First Platypus Bank".to_owned(),
        colour: "#0075a3".to_owned(),
    }
}

pub(super) fn accounts(selection: Selection) -> Pane {
    let all = [
        ("Plaid Checking", "0000", "$110.00"),
        ("Plaid Saving", "1111", "$210.00"),
        ("Plaid CD", "2222", "$1,000.00"),
        ("Plaid Credit Card", "3333", "$410.00"),
        ("Plaid Money Market", "4444", "$43,200.00"),
        ("Plaid IRA", "5555", "$320.76"),
        ("Plaid 401k", "6666", "$23,631.98"),
        ("Plaid Student Loan", "7777", "$65,262.00"),
        ("Plaid Mortgage", "8888", "$56,302.06"),
    ];
    let accounts = all.into_iter().map(|(name, mask, balance)| Account {
        account_id: format!("account-{mask}"),
        name: name.to_owned(),
        mask: Some(mask.to_owned()),
        balance: (selection != Selection::Single).then(|| balance.to_owned()),
        selected: selection != Selection::Single,
    });
    Pane::Accounts(AccountsPane {
        institution: platypus_bank(),
        selection,
        accounts: accounts.collect(),
        shared: Some(shared()),
        error: None,
    })
}

pub(super) fn shared() -> Transparency {
    let kinds = [
        ("contact info", "Your name and addresses"),
        (
            "account and balance info",
            "Names, types and balances of your accounts",
        ),
        ("transactions", "What you pay and receive"),
    ];
    Transparency {
        app_name: APP.to_owned(),
        kinds: kinds
            .map(|(name, text)| DataKind {
                name: name.to_owned(),
                text: text.to_owned(),
            })
            .to_vec(),
        use_cases: vec!["Track and manage your finances".to_owned()],
    }
}

pub(super) fn mark(name: &str) -> InstitutionMark {
    InstitutionMark {
        name: name.to_owned(),
        colour: String::new(),
    }
}
