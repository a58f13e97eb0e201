import { NoteForm } from "@/components/NoteForm";

export default async function NewNote({
  searchParams,
}: {
  searchParams: Promise<{ encounter: string }>;
}) {
  const { encounter } = await searchParams;
  return <NoteForm encounterId={Number(encounter)} />;
}
