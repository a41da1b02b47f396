package folder

import (
	"io"
	"path/filepath"
	"strings"

	"doudi/model/document"
	"doudi/scenarios/library"
)

// InputsFolder is where the folder of a run keeps the user's own files that the run was made of, where it keeps them: those of a run on
// the page, which has no other place for them.
const InputsFolder = "inputs"

// kept is the path of the folder of a run's own inputs.
func kept(run string) string { return filepath.Join(run, InputsFolder) }

// StudyOf is the name by which the study of a run is opened again: its file in the run's folder, or as the run named it.
func (m *Manifest) StudyOf(run string) string {
	if m.Lists(InputsFolder + "/" + filepath.ToSlash(m.Named)) {
		return filepath.Join(kept(run), m.Named)
	}
	return m.Named
}

// Rename gives the inputs that were opened in the run's folder the names that the run gave them.
func (m *Manifest) Rename(run string, inputs []library.Input) {
	for i := range inputs {
		inputs[i].Name = strings.TrimPrefix(inputs[i].Name, filepath.ToSlash(kept(run))+"/")
	}
}

// OwnInputs are the files of the run's own inputs, as files that a run leaves.
func (m *Manifest) OwnInputs(run string) map[string]func(io.Writer) error {
	out := map[string]func(io.Writer) error{}
	for _, name := range m.names() {
		if strings.HasPrefix(name, InputsFolder+"/") {
			out[name] = func(w io.Writer) error {
				text, err := document.ReadText(filepath.Join(run, filepath.FromSlash(name))) // within the bounds of any input
				if err == nil {
					_, err = w.Write(text)
				}
				return err
			}
		}
	}
	return out
}
