package document

import (
	"testing"

	"doudi/model"
)

// A bare text is of the language that it is written in, in whatever file it stands.
func TestTitles(t *testing.T) {
	for text, want := range map[string]model.Title{
		"title: 某县":                 {ZH: "某县"},
		"title: A county":           {EN: "A county"},
		"title: 985 (郧阳)":           {ZH: "985 (郧阳)"},
		"title: {zh: 某县, en: Some}": {ZH: "某县", EN: "Some"},
		"title: {en: Some}":         {EN: "Some"},
		"title:":                    {},
		"other: 1":                  {},
	} {
		docs, err := Parse("t.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var r Report
		if got := r.Title(docs[0].Get("title")); got != want || r.Failed() {
			t.Errorf("%s: %+v", text, got)
		}
	}
}
