throw new Error('QUEUE_URL is missing');
