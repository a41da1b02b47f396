package made

import (
	"testing"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/read"
	"doudi/rules/settle"
)

// Head stands above every small policy.
const Head = "policy: made\nsources: {made: {title: made up}}\nsource: {ref: made, status: unverified}\n"

// Policy reads a policy that must pass the check.
func Policy(t testing.TB, text string) *rules.Policy {
	t.Helper()
	docs, err := document.Parse("made.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// File reads and checks a policy file, as read.Policy its document.
func File(path string) (*rules.Policy, *document.Report, error) {
	root, err := document.ReadOne(path)
	if err != nil {
		return nil, nil, err
	}
	return read.Policy(root)
}

// Bills reads bills; the error is the refusal.
func Bills(t testing.TB, p *rules.Policy, text string) (*bill.Bills, *document.Report, error) {
	t.Helper()
	docs, err := document.Parse("bills.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return bill.Read(docs[0], p)
}

// Settled settles bills that must be right.
func Settled(t testing.TB, p *rules.Policy, text string) *settle.Sheet {
	t.Helper()
	b, _, err := Bills(t, p, text)
	if err != nil {
		t.Fatal(err)
	}
	s, err := settle.Year(p, b)
	if err != nil {
		t.Fatal(err)
	}
	if broken := s.Broken(); broken != "" {
		t.Error(broken)
	}
	return s
}
