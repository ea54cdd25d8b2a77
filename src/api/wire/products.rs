//! Lists of products in requests.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::errors::Error;
use crate::sandbox::product::Product;

/// The products an institution must have, `products` of `/institutions/*`.
///
/// # Errors
/// `INVALID_PRODUCT`, worded as these endpoints word it.
pub fn filter(value: &Value) -> Result<Vec<Product>, Error> {
    let names = match value {
        Value::Null => return Ok(Vec::new()),
        Value::Array(names) if !names.is_empty() => names,
        _ => return Err(Error::products_not_a_list()),
    };
    names
        .iter()
        .map(|name| {
            let name = name.as_str().ok_or_else(Error::products_not_a_list)?;
            Product::from_name(name).ok_or_else(|| Error::invalid_product_in_products(name))
        })
        .collect()
}

/// The products of names, and the names that are none.
pub fn read(names: &[String]) -> (BTreeSet<Product>, Vec<&str>) {
    let mut known = BTreeSet::new();
    let mut unknown = Vec::new();
    for name in names {
        match Product::from_name(name) {
            Some(product) => {
                known.insert(product);
            }
            None => unknown.push(name.as_str()),
        }
    }
    (known, unknown)
}
