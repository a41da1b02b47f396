package library

import (
	"os"
	"slices"
	"strings"

	"doudi/model/catalogues"
	"doudi/model/document"
	"doudi/model/interventions"
	"doudi/model/message"
	"doudi/model/profiles"
	"doudi/rules/packs"
	"doudi/scenarios/studies"
	"doudi/testdata/bills"
	"doudi/testdata/localities"
)

// Kind is the files of one kind, with those that come with the program.
type Kind struct {
	key   string // with which every file of the kind begins, and what the manifest of a run calls it
	embed func(id string) (name string, text []byte, err error)
	ids   func() []string
	none  message.Message // says of the ids that there is no other
}

// Policies are policies and packs.
func Policies() Kind {
	return Kind{"policy", packs.Open, packs.IDs, message.Say("no pack and no file is called so; the packs are %s")}
}

// Profiles are profiles of populations.
func Profiles() Kind {
	return Kind{"profile", profiles.Open, profiles.IDs, message.Say("no population profile is called so; there are %s")}
}

// Catalogues are catalogues of diseases.
func Catalogues() Kind {
	return Kind{"catalogue", catalogues.Open, catalogues.IDs, nothing()}
}

// Interventions are interventions.
func Interventions() Kind {
	return Kind{"intervention", interventions.Open, interventions.IDs, nothing()}
}

// Studies are studies.
func Studies() Kind { return Kind{"study", studies.Open, studies.IDs, nothing()} }

// Backtests are studies, those of the localities among them, whose published figures the model is held against.
func Backtests() Kind {
	return Kind{"study", func(id string) (string, []byte, error) {
		if slices.Contains(localities.IDs(), id) {
			return localities.Open(id)
		}
		return studies.Open(id)
	}, func() []string { return append(studies.IDs(), localities.IDs()...) }, nothing()}
}

// Bills are families' bills of a year.
func Bills() Kind { return Kind{"claims", bills.Open, bills.IDs, nothing()} }

func nothing() message.Message {
	return message.Say("no file is called so, and the program brings none of that name; it has %s")
}

// Embedded returns the file of an id that comes with the program, with the name to give it in messages.
func (k Kind) Embedded(id string) (name string, text []byte, err error) { return k.embed(id) }

// IDs returns the ids of what comes with the program.
func (k Kind) IDs() []string { return k.ids() }

// Text reads what the command line names, with the name to give it in messages: a path, or an id where no file is called so.
func (k Kind) Text(name string) (file string, text []byte, err error) {
	if !isID(name) || isFile(name) {
		text, err = document.ReadText(name)
		return name, text, err
	}
	if file, text, err = k.embed(name); err != nil {
		return "", nil, document.Refusef(name, "%s", k.none.With(strings.Join(k.ids(), ", ")))
	}
	return file, text, nil
}

// Root is Text as the one document that it holds.
func (k Kind) Root(name string) (*document.Node, error) {
	file, text, err := k.Text(name)
	if err != nil {
		return nil, err
	}
	docs, err := document.Parse(file, text)
	if err != nil {
		return nil, err
	}
	return document.One(docs)
}

// isID says whether a name can be that of something that comes with the program.
func isID(name string) bool { return !strings.ContainsAny(name, `/\.`) }

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}
