package report

import (
	"io"

	"doudi/model/message"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

// Files are what a run leaves in its folder, each by its slashed name: summary.csv, the page in both languages, as Markdown, as
// a report to be opened or printed and as one page to be edited, the inputs that are used beyond the years they are known for, the
// take-ups, the inputs that scenarios change, their interventions, and the figures that are asked for.
func Files(run *forecast.Result, drawn Drawn) (map[string]func(io.Writer) error, error) {
	drawn = drawn.For(run.Study)
	files := map[string]func(io.Writer) error{
		"summary.csv": func(w io.Writer) error {
			return writeSummary(w, run.Rows, run.Study.Baseline().ID, run.Study.Draws)
		},
	}
	if err := addFigures(files, run, drawn); err != nil {
		return nil, err
	}
	for l, ending := range map[message.Language]string{message.Chinese: "", message.English: "_en"} {
		sheet, err := SheetOf(run, l, drawn, files)
		if err != nil {
			return nil, err
		}
		files["page"+ending+".md"], files[DocxName(l)] = sheet.Page.WriteMarkdown, sheet.Page.WriteDocx
		files[HTMLName(l)] = sheet.WriteHTML
	}
	if len(run.CarriedOn) > 0 {
		files[forecast.CarriedFile] = func(w io.Writer) error { return writeCarriedOn(w, run.CarriedOn) }
	}
	if len(run.Changed) > 0 {
		files[forecast.ChangedFile] = func(w io.Writer) error { return writeChanged(w, run.Changed) }
	}
	if len(run.Interventions) > 0 {
		files[forecast.InterventionFile] = func(w io.Writer) error { return writeInterventions(w, run.Interventions) }
	}
	if len(run.TakeUps) > 0 {
		files[forecast.TakeUpFile] = func(w io.Writer) error { return writeTakeUps(w, run.TakeUps) }
	}
	return files, nil
}

// SheetOf is the report of a run in a language, with the pictures that lead of those that are drawn. One that is among the run's files
// in another language only is drawn for the report alone: it is one file, and is read in one language.
func SheetOf(run *forecast.Result, l message.Language, drawn Drawn, files map[string]func(io.Writer) error) (*Sheet, error) {
	page := Compose(run, l)
	page.Show(drawn)
	behind, err := behind(run, l)
	if err != nil {
		return nil, err
	}
	chains, err := chainsOf(run, l)
	return &Sheet{Page: page, Pictures: shown(run, l, drawn.For(run.Study), files), Chains: chains, Behind: behind}, err
}

// HTMLName is what the report is called in a run's folder.
func HTMLName(l message.Language) string {
	if l == message.English {
		return "report_en.html"
	}
	return "report.html"
}

// WriteJSON prints the page for other programs.
func (p *Page) WriteJSON(w io.Writer) error { return folder.JSON(p)(w) }
