package report

import (
	"io"

	"doudi/model/message"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

// Files are what a run leaves in its folder, each by its slashed name: summary.csv, the page in both languages, the inputs
// that are used beyond the years they are known for, the take-ups, and the figures.
func Files(run *forecast.Result) (map[string]func(io.Writer) error, error) {
	files := map[string]func(io.Writer) error{
		"summary.csv": func(w io.Writer) error {
			return writeSummary(w, run.Rows, run.Study.Baseline().ID, run.Study.Draws)
		},
	}
	for name, l := range map[string]message.Language{"page.md": message.Chinese, "page_en.md": message.English} {
		files[name] = Compose(run, l).WriteMarkdown
	}
	if len(run.CarriedOn) > 0 {
		files[forecast.CarriedFile] = func(w io.Writer) error { return writeCarriedOn(w, run.CarriedOn) }
	}
	if len(run.TakeUps) > 0 {
		files[forecast.TakeUpFile] = func(w io.Writer) error { return writeTakeUps(w, run.TakeUps) }
	}
	return files, addFigures(files, run)
}

// WriteJSON prints the page for other programs.
func (p *Page) WriteJSON(w io.Writer) error { return folder.JSON(p)(w) }
