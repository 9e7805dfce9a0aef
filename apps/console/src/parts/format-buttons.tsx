/** A button for each format a file may be had in. */
export function FormatButtons<Format extends string>({
  formats,
  pending,
  onChoose,
}: {
  /** As each is called. */
  formats: Readonly<Partial<Record<Format, string>>>;
  pending: boolean;
  onChoose: (format: Format) => void;
}) {
  return (
    <div className="row">
      {(Object.keys(formats) as Format[]).map((format) => (
        <button
          key={format}
          type="button"
          className="button"
          disabled={pending}
          onClick={() => onChoose(format)}
        >
          {formats[format]}
        </button>
      ))}
    </div>
  );
}
