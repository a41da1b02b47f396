package read

import (
	"doudi/model/document"
	"doudi/rules"
)

// Figure parses a formula that stands in no policy: within the same bounds and of the same parts as those that do. nil after
// reporting what is wrong.
func Figure(report *document.Report, n *document.Node) *rules.Formula {
	return (&reader{Report: report}).formula(n, "formula")
}
