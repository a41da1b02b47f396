package cli

// chineseMessages are the messages of every package in Chinese, by their English formats.
func chineseMessages() map[string]string { return map[string]string{} }
