"""Sources that figures are fetched from: one interface, a connector for each way of speaking."""
