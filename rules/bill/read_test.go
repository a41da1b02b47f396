package bill_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
	"doudi/rules/settle"
)

// FuzzReadBills gives the reader of bills anything: what it accepts settles, and adds up to the fen.
func FuzzReadBills(f *testing.F) {
	p, _, err := made.File("../../testdata/bad/sample.yaml")
	if err != nil {
		f.Fatal(err)
	}
	files, _ := filepath.Glob("../../testdata/b*/*.yaml")
	more, _ := filepath.Glob("../../testdata/bad/bills/*.yaml")
	for _, file := range append(files, more...) {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		docs, err := document.Parse("fuzz.yaml", text)
		if err != nil {
			return
		}
		bills, _, err := bill.Read(docs[0], p)
		var invalid *document.Invalid
		if err != nil {
			if !errors.As(err, &invalid) {
				t.Fatal(err)
			}
			return
		}
		sheet, err := settle.Year(p, bills)
		if err != nil {
			return // a bill before the policy begins
		}
		for i, s := range sheet.Claims {
			left := model.Fen(0)
			for _, fen := range s.Left {
				if fen < 0 {
					t.Errorf("bill %d is paid beyond its cost", i)
				}
				left += fen
			}
			if s.PaidTotal+s.OOP != s.Claim.Total || left != s.OOP {
				t.Errorf("bill %d of %s: %s paid, %s out of pocket, %s left", i, s.Claim.Total, s.PaidTotal, s.OOP, left)
			}
		}
	})
}
