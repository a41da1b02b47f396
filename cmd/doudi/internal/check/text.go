package check

import (
	"doudi/model"
	"doudi/model/document"
	"doudi/model/illness"
	"doudi/model/interventions"
	"doudi/model/population"
	"doudi/rules/read"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

// Text checks a text that is no examples file; file is what messages call it. A study is opened by what is given beside it, and may
// read from further folders. The report is never nil; the title is that of what was read, if it could be.
func Text(file string, text []byte, given scenarios.Given, allow []string) (*document.Report, model.Title) {
	docs, err := document.Parse(file, text)
	if err != nil {
		return document.Mistakes("", nil, err), model.Title{}
	}
	switch root := docs[0]; {
	case root.Get("study") != nil:
		return study(file, text, given, allow)
	case root.Get("profile") != nil:
		p, report, err := population.Read(root)
		return titled(report, err, func() model.Title { return p.Title })
	case root.Get("catalogue") != nil:
		c, report, err := illness.Read(root)
		return titled(report, err, func() model.Title { return c.Title })
	case root.Get("intervention") != nil:
		x, report, err := interventions.Read(root)
		return titled(report, err, func() model.Title { return x.Title })
	}
	root, err := document.One(docs)
	if err != nil {
		return document.Mistakes("", nil, err), model.Title{}
	}
	p, report, err := read.Policy(root)
	if err != nil {
		return document.Mistakes("", report, err), model.Title{}
	}
	return report, p.Title
}

// study opens everything that a study names.
func study(file string, text []byte, given scenarios.Given, allow []string) (*document.Report, model.Title) {
	study, _, err := scenarios.Parse(file, text, given)
	if err != nil {
		return document.Mistakes("", nil, err), model.Title{}
	}
	plan, err := forecast.Open(study, allow...)
	if err != nil {
		return document.Mistakes("", nil, err), model.Title{}
	}
	plan.Warnings.Join(plan.Doubts)
	return plan.Warnings, study.Title
}

// titled is the report of a reading, and the title of what was read if it could be.
func titled(report *document.Report, err error, title func() model.Title) (*document.Report, model.Title) {
	if err != nil {
		return document.Mistakes("", report, err), model.Title{}
	}
	return report, title()
}
