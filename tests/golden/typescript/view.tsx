export const Card = ({ patient, onOpen, ...rest }: Props) => (
  <section className="card" onClick={() => onOpen(patient)}>
    <Title text={patient.name} {...rest}>
      {patient.notes.map((note) => <li key={note.id}>{note.text}</li>)}
    </Title>
    <UI.Button />
    <>{patient.mrn}</>
  </section>
);
