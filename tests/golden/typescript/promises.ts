const later = (note: string) =>
  new Promise<string>((resolve, reject) => {
    setTimeout(() => resolve(note), 10);
  });
